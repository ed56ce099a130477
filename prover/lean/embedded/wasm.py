"""The patches of the WebAssembly half: export names become a table that is searched by name.

An export costs a JavaScript object in every thread, and the published file has 201,110 of them. The
patched file keeps the few dozen that the JavaScript asks for, places every exported function in the
function table (a second element segment), and writes `symbols.bin`: sorted names with their slots,
for the binary search of `javascript.py`.

WebAssembly's binary format: https://webassembly.github.io/spec/core/binary/
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from prover.lean.errors import ProvisionError

_FUNCTION, _TABLE, _MEMORY, _GLOBAL, _TAG = range(5)
_IMPORTS, _TABLES, _GLOBALS, _EXPORTS, _ELEMENTS = 2, 4, 6, 7, 9
_INTERNAL = {"__wasm_call_ctors", "_emscripten_tls_init"}


@dataclass(frozen=True, slots=True)
class Export:
    """One entry of the export section."""

    name: bytes
    kind: int
    index: int


class _Reader:
    """A cursor over the bytes of a module."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def unsigned(self) -> int:
        result = shift = 0
        while True:
            value = self.byte()
            result |= (value & 127) << shift
            shift += 7
            if not value & 128:
                return result

    def signed(self) -> int:
        result = shift = 0
        while True:
            value = self.byte()
            result |= (value & 127) << shift
            shift += 7
            if not value & 128:
                return result - (1 << shift) if value & 64 else result

    def name(self) -> bytes:
        size = self.unsigned()
        self.at += size
        return self.data[self.at - size : self.at]

    def limits(self) -> None:
        if self.byte() & 1:
            self.unsigned()
        self.unsigned()


def _unsigned(value: int) -> bytes:
    out = bytearray()
    while True:
        low = value & 127
        value >>= 7
        if not value:
            out.append(low)
            return bytes(out)
        out.append(low | 128)


def _signed(value: int) -> bytes:
    out = bytearray()
    while True:
        low = value & 127
        value >>= 7
        if (value == 0 and not low & 64) or (value == -1 and low & 64):
            out.append(low)
            return bytes(out)
        out.append(low | 128)


def _section(number: int, payload: bytes) -> bytes:
    return bytes([number]) + _unsigned(len(payload)) + payload


def _sections(data: bytes) -> list[tuple[int, int, int, int]]:
    """All sections as (number, start, start of the payload, end), offsets in bytes."""
    if data[:8] != b"\0asm\x01\0\0\0":
        raise ProvisionError("lean.wasm is not a WebAssembly module")
    reader, found = _Reader(data, 8), []
    while reader.at < len(data):
        start = reader.at
        number = reader.byte()
        size = reader.unsigned()
        found.append((number, start, reader.at, reader.at + size))
        reader.at += size
    return found


def imported_functions(data: bytes) -> tuple[list[str], int]:
    """Names of the imported functions, and how many globals are imported."""
    payload = {number: start for number, _, start, _ in _sections(data)}[_IMPORTS]
    reader = _Reader(data, payload)
    functions, global_count = [], 0
    for _ in range(reader.unsigned()):
        reader.name()
        name = reader.name().decode()
        kind = reader.byte()
        if kind == _FUNCTION:
            reader.unsigned()
            functions.append(name)
        elif kind == _TABLE:
            reader.byte()
            reader.limits()
        elif kind == _MEMORY:
            reader.limits()
        elif kind == _GLOBAL:
            reader.byte()
            reader.byte()
            global_count += 1
        else:
            reader.byte()
            reader.unsigned()
    return functions, global_count


def _constant_globals(reader: _Reader) -> list[int | None]:
    """Initial values of the module's own globals; None where it is not a constant."""
    values: list[int | None] = []
    for _ in range(reader.unsigned()):
        reader.byte()
        reader.byte()
        opcode = reader.byte()
        value = reader.signed() if opcode in (0x41, 0x42) else reader.unsigned()
        values.append(value & 0xFFFFFFFF if opcode == 0x41 else None)
        if opcode not in (0x23, 0x41, 0x42) or reader.byte() != 0x0B:
            raise ProvisionError("patch 'export-table' of lean.wasm meets an unknown global")
    return values


def _element_slots(reader: _Reader) -> tuple[int, int, dict[int, int], int]:
    """(segment count, offset of the first, function index → slot, first free slot)."""
    count = reader.unsigned()
    first = reader.at
    slots: dict[int, int] = {}
    free = 0
    for _ in range(count):
        if reader.unsigned() != 0 or reader.byte() != 0x41:
            raise ProvisionError("patch 'export-table' of lean.wasm meets an unknown segment")
        offset = reader.signed()
        reader.byte()
        size = reader.unsigned()
        for slot in range(offset, offset + size):
            slots.setdefault(reader.unsigned(), slot)
        free = max(free, offset + size)
    return count, first, slots, free


def patch_wasm(data: bytes, required: set[str]) -> tuple[bytes, bytes]:
    """(patched lean.wasm, symbols.bin). `required` are the export names to keep.

    Raises ProvisionError when the module is not laid out as the patch expects.
    """
    sections = _sections(data)
    payload = {number: (start, end) for number, _, start, end in sections if number}
    _, imported_globals = imported_functions(data)
    global_values = _constant_globals(_Reader(data, payload[_GLOBALS][0]))
    segments, first, slots, free = _element_slots(_Reader(data, payload[_ELEMENTS][0]))
    exports = _exports(_Reader(data, payload[_EXPORTS][0]))
    if len(exports) < 100_000:
        raise ProvisionError(f"patch 'export-table' of lean.wasm: only {len(exports)} exports")

    names = {export.name.decode() for export in exports}
    dylink = next(data[start:end] for number, _, start, end in sections if number == 0)
    linked = {word.decode() for word in re.findall(rb"[A-Za-z_][\w.$]{2,}", dylink)} & names
    keep = required | _INTERNAL | linked
    kept = [e for e in exports if e.name.decode() in keep or e.kind not in (_FUNCTION, _GLOBAL)]
    if len(kept) > 500:
        raise ProvisionError(f"patch 'export-table' of lean.wasm keeps {len(kept)} exports")

    placed: list[int] = []
    symbols: list[tuple[bytes, int]] = []
    for export in exports:
        if export.kind == _FUNCTION:
            if export.index not in slots:
                slots[export.index] = free + len(placed)
                placed.append(export.index)
            symbols.append((export.name, slots[export.index]))
        elif export.kind == _GLOBAL and export.index >= imported_globals:
            value = global_values[export.index - imported_globals]
            if value is not None:
                symbols.append((export.name, value))

    out = bytearray(data[:8])
    for number, start, _, end in sections:
        if number == _TABLES:
            out += _section(number, b"\x01\x70\x00" + _unsigned(free + len(placed)))
        elif number == _EXPORTS:
            entries = (
                _unsigned(len(e.name)) + e.name + bytes([e.kind]) + _unsigned(e.index) for e in kept
            )
            out += _section(number, _unsigned(len(kept)) + b"".join(entries))
        elif number == _ELEMENTS:
            segment = b"\x00\x41" + _signed(free) + b"\x0b" + _unsigned(len(placed))
            segment += b"".join(map(_unsigned, placed))
            out += _section(number, _unsigned(segments + 1) + data[first:end] + segment)
        else:
            out += data[start:end]
    return bytes(out), _symbol_file(symbols)


def _exports(reader: _Reader) -> list[Export]:
    found = []
    for _ in range(reader.unsigned()):
        name = reader.name()
        kind = reader.byte()
        found.append(Export(name, kind, reader.unsigned()))
    return found


def _symbol_file(symbols: list[tuple[bytes, int]]) -> bytes:
    """Little endian: count, count+1 starts into the names, count slots, the names, sorted."""
    symbols.sort()
    starts = [0]
    for name, _ in symbols:
        starts.append(starts[-1] + len(name))
    return (
        struct.pack("<I", len(symbols))
        + struct.pack(f"<{len(starts)}I", *starts)
        + struct.pack(f"<{len(symbols)}I", *(slot for _, slot in symbols))
        + b"".join(name for name, _ in symbols)
    )
