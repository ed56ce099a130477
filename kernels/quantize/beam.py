"""Choosing codes: beam search over the codes of a group, group after group, under XXᵀ.

With D = W − Ŵ and H = XXᵀ the error is tr(D H Dᵀ). All groups but one held fixed, the error of a
row is a quadratic in that group's vector: eᵀ H_gg e + 2 eᵀ (D H)_g, so one product of [rows, 8] by
[8, 256] scores every entry of a codebook for every row. DH is kept up to date as groups change
(Gauss–Seidel), so errors of neighbours are paid back.
"""

from __future__ import annotations

import torch

from kernels.formats import GROUP, AqlmWeight
from kernels.quantize.decode_map import sum_entries


def search_codes(
    matrix: torch.Tensor, weight: AqlmWeight, gram: torch.Tensor, beam: int
) -> AqlmWeight:
    """The weight with better codes, its codebooks and scales as they are; the error never rises.

    matrix: the original, float32 [out, in]; gram: XXᵀ [in, in]; beam: hypotheses kept a group.
    """
    codes = weight.codes.clone().long()
    books = weight.codebooks.float()
    scales = weight.scales.float()
    error = matrix - weight.dequantize()
    product = error @ gram
    for group in range(codes.shape[1]):
        span = slice(group * GROUP, (group + 1) * GROUP)
        form = gram[span, span]
        rest = product[:, span] - error[:, span] @ form
        wanted = matrix[:, span]
        chosen = _best(wanted, rest, form, books, scales, codes[:, group], beam)
        vector = sum_entries(books, chosen) * scales[:, None]
        change = (wanted - vector) - error[:, span]
        moved = (chosen != codes[:, group]).any(1)
        if bool(moved.any()):
            change = torch.where(moved[:, None], change, torch.zeros_like(change))
            error[:, span] += change
            product.addmm_(change, gram[span])
            codes[:, group] = chosen
    return AqlmWeight(codes.to(torch.uint8), weight.codebooks, weight.scales)


def _best(
    wanted: torch.Tensor,
    rest: torch.Tensor,
    form: torch.Tensor,
    books: torch.Tensor,
    scales: torch.Tensor,
    codes: torch.Tensor,
    beam: int,
) -> torch.Tensor:
    """The best codes [rows, K] found from the present ones by replacing one codebook's at a time.

    wanted: the group's original weights [rows, 8]; rest: the pull of all other groups [rows, 8].
    """
    rows, count = codes.shape
    held = codes[:, None, :]  # hypotheses [rows, B, K]
    linear = books @ form  # [K, 256, 8]
    squares = (linear * books).sum(-1)  # cᵀ H c, [K, 256]
    # Hypotheses are compared by err(v) = −2 s v·(H w + r) + s² vᵀ H v, v the sum of entries.
    aim = wanted @ form + rest
    for k in range(count):
        others = sum_entries(books, held) - books[k][held[..., k]]  # [rows, B, 8]
        pulled = others @ form
        base = (pulled * others).sum(-1) * scales[:, None] ** 2
        base = base - 2 * scales[:, None] * (others * aim[:, None]).sum(-1)
        slope = scales[:, None, None] * aim[:, None] - scales[:, None, None] ** 2 * pulled
        table = -2 * slope @ books[k].T + (scales[:, None] ** 2 * squares[k])[:, None]
        scores = (table + base[..., None]).reshape(rows, -1)  # [rows, B · 256]
        keep = beam if k + 1 < count else 1
        if keep == 1:
            best = scores.argmin(-1, keepdim=True)
        else:
            best = scores.topk(keep, dim=-1, largest=False).indices
        parent, entry = best // books.shape[1], best % books.shape[1]
        held = held.gather(1, parent[..., None].expand(-1, -1, count)).clone()
        held[..., k] = entry
    return held[:, 0]
