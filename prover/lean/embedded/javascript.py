"""The patches of the JavaScript half of the WebAssembly Lean.

The file as published links 201,110 exported symbols by name, one JavaScript variable each, in
every thread, and looks symbols up by a linear search: an empty file takes three minutes. Each patch
below is named, says why it exists, and must match exactly once; if one does not, the build stops
before anything is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prover.lean.errors import ProvisionError

IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


@dataclass(frozen=True, slots=True)
class TextPatch:
    """Replace the one occurrence of `find` by `replace`."""

    name: str
    why: str
    find: str
    replace: str

    def apply(self, source: str) -> str:
        count = source.count(self.find)
        if count != 1:
            raise ProvisionError(
                f"patch '{self.name}' of lean.js matches {count} places instead of one: "
                "the upstream file is not the one these patches were written for"
            )
        return source.replace(self.find, self.replace)


# The threads read .olean files directly. A file system call of a thread is otherwise proxied to
# the main thread (1.2 ms each, thousands an import). Descriptors from DIRECT_BASE on are ours.
_DIRECT_FILES = r"""
var DIRECT_BASE=1<<20,directFiles=[];
var directPath=ptr=>{
  if(!ENVIRONMENT_IS_PTHREAD)return;
  var path=UTF8ToString(ptr);
  for(var m of HYPATIA_MOUNTS)if(path.startsWith(m[0]+"/")&&!path.includes("/../"))
    return m[1]+path.slice(m[0].length)};
var directErrno=e=>e.code==="ENOENT"?-44:-2;
var directStat=(file,buf)=>{
  try{var st=typeof file=="number"?fs.fstatSync(file):fs.statSync(file,{throwIfNoEntry:false})}
  catch(e){return directErrno(e)}
  return st?SYSCALLS.writeStat(buf,st):-44};
var directOpen=(ptr,flags)=>{
  var path=directPath(ptr);
  if(path===undefined||(flags&3)!=0||!path.endsWith(".olean"))return;
  try{var nfd=fs.openSync(path,"r")}catch(e){return directErrno(e)}
  var i=directFiles.findIndex(f=>!f);
  if(i<0)i=directFiles.length;
  directFiles[i]={nfd,pos:0};
  return DIRECT_BASE+i};
var directRead=(fd,iov,count,pnum)=>{
  var file=directFiles[fd-DIRECT_BASE],total=0;
  var words=(growMemViews(),HEAPU32),bytes=HEAPU8;
  for(var k=0;k<count;k++,iov+=8){
    var ptr=words[iov>>2],len=words[iov+4>>2],got=0;
    while(got<len){
      var n=fs.readSync(file.nfd,bytes,ptr+got,len-got,file.pos);
      if(!n)break;
      got+=n;file.pos+=n}
    total+=got;
    if(got<len)break}
  (growMemViews(),HEAPU32)[pnum>>2]=total;
  return 0};
var directSeek=(fd,offset,whence,result)=>{
  var file=directFiles[fd-DIRECT_BASE],at=Number(offset);
  if(whence==1)at+=file.pos;else if(whence==2)at+=fs.fstatSync(file.nfd).size;
  file.pos=at;
  (growMemViews(),HEAP64)[result>>3]=BigInt(at);
  return 0};
var directClose=fd=>{
  fs.closeSync(directFiles[fd-DIRECT_BASE].nfd);
  directFiles[fd-DIRECT_BASE]=undefined;
  return 0};
"""

# Sorted names with binary search, in one binary file shared by all threads (see wasm.py).
_SYMBOLS = r"""
var symbolTable;
var symbolLookup=ptr=>{
  if(!symbolTable){
    var file=require("fs").readFileSync(__dirname+"/symbols.bin"),n=file.readUInt32LE(0);
    symbolTable={n,file,base:8+8*n,
      start:new Uint32Array(file.buffer,file.byteOffset+4,n+1),
      slot:new Uint32Array(file.buffer,file.byteOffset+8+4*n,n)}}
  var heap=(growMemViews(),HEAPU8),len=0;
  while(heap[ptr+len])len++;
  var lo=0,hi=symbolTable.n-1;
  while(lo<=hi){
    var mid=lo+hi>>1,at=symbolTable.base+symbolTable.start[mid];
    var size=symbolTable.start[mid+1]-symbolTable.start[mid],order=0;
    for(var k=0;k<size&&k<len;k++){order=symbolTable.file[at+k]-heap[ptr+k];if(order)break}
    if(!order)order=size-len;
    if(!order)return symbolTable.slot[mid];
    if(order<0)lo=mid+1;else hi=mid-1}};
var __dlsym_js=(handle,symbol,symbolIndex)=>{
  var slot=symbolLookup(symbol);
  if(slot===undefined){dlSetError(`unknown symbol "${UTF8ToString(symbol)}"`);return 0}
  return slot};
"""

_PROXIED = "if(ENVIRONMENT_IS_PTHREAD)return proxyToMainThread("


def _direct(name: str, arguments: str, code: str) -> TextPatch:
    head = f"function {name}({arguments}){{"
    return TextPatch(
        f"direct-{name.strip('_')}",
        "a proxied file system call costs 1.2 ms and an import makes thousands",
        head + _PROXIED,
        head + code + _PROXIED,
    )


TEXT_PATCHES: tuple[TextPatch, ...] = (
    TextPatch(
        "library-symbols",
        "the published file copies 201 thousand exports into an object",
        'mergeLibSymbols(wasmExports,"main");',
        "Object.setPrototypeOf(wasmImports,wasmExports);"
        'wasmImports["main"]=wasmExports["__main_argc_argv"];',
    ),
    TextPatch(
        "global-offsets",
        "makes a WebAssembly global of every export; a few hundred are asked for",
        "updateGOT(origExports);LDSO.init()",
        "for(var key of Object.keys(GOT)){if(isInternalSym(key)||!(key in origExports))continue;"
        "var entry=origExports[key];if(GOT[key].value!=-1)continue;"
        'GOT[key].value=typeof entry=="function"?addFunction(entry):entry.value}LDSO.init()',
    ),
    TextPatch(
        "table-map",
        "materialises 150 thousand functions at the first use of a function pointer",
        "functionsInTableMap=new WeakMap;updateTableMap(0,wasmTable.length)",
        "functionsInTableMap=new WeakMap",
    ),
    TextPatch(
        "thread-pool",
        "two threads suffice; each more costs memory and start-up time",
        "var pthreadPoolSize=4;",
        "var pthreadPoolSize=2;",
    ),
    TextPatch(
        "thread-stack",
        "deep recursion must reach Lean's own limit before the thread's stack ends",
        '{workerData:"em-pthread",name:"em-pthread"}',
        '{workerData:"em-pthread",name:"em-pthread",resourceLimits:{stackSizeMb:4}}',
    ),
    TextPatch(
        "main-stack",
        "the main thread's stack is 64 KB and grows down into static data: deep recursion would "
        "overwrite it unseen; with 128 MB the machine's own stack ends first, and cleanly",
        'function callMain(args=[]){var entryFunction=resolveGlobalSymbol("main").sym;'
        "if(!entryFunction)return;",
        'function callMain(args=[]){var entryFunction=resolveGlobalSymbol("main").sym;'
        "if(!entryFunction)return;"
        "var stackBytes=128<<20,stackLow=_malloc(stackBytes);"
        "_emscripten_stack_set_limits(stackLow+stackBytes,stackLow);"
        "stackRestore(stackLow+stackBytes);",
    ),
    TextPatch(
        "memory-limit",
        "a process has a memory limit of its own: growth past it fails inside Lean",
        "maximum:32768,shared:true",
        'maximum:+(process.env["HYPATIA_PAGES"]||32768),shared:true',
    ),
    TextPatch(
        "stdin-bytes",
        "requests are UTF-8; decoding a chunk that ends inside a character corrupts it",
        'result=buf.slice(0,bytesRead).toString("utf-8")',
        "result=Array.from(buf.subarray(0,bytesRead))",
    ),
    TextPatch(
        "stdin-buffer",
        "accepts the bytes of stdin-bytes",
        "if(!result){return null}FS_stdin_getChar_buffer=intArrayFromString(result,true)",
        "if(!result){return null}"
        'FS_stdin_getChar_buffer=typeof result=="string"?intArrayFromString(result,true):result',
    ),
    TextPatch("stdin-size", "fewer reads a request", "var BUFSIZE=256;", "var BUFSIZE=65536;"),
    TextPatch(
        "stdin-line",
        "a read must return at the end of a line, not wait for a full buffer",
        "if(result===null||result===undefined)break;bytesRead++;buffer[offset+i]=result}"
        "if(bytesRead){stream.node.atime=Date.now()}return bytesRead},"
        "write(stream,buffer,offset,length,pos){if(!stream.tty",
        "if(result===null||result===undefined)break;bytesRead++;buffer[offset+i]=result;"
        "if(result===10)break}"
        "if(bytesRead){stream.node.atime=Date.now()}return bytesRead},"
        "write(stream,buffer,offset,length,pos){if(!stream.tty",
    ),
    TextPatch(
        "stdin-wait",
        "reading a pipe that is empty for the moment must wait rather than fail",
        "var fd=process.stdin.fd;try{bytesRead=fs.readSync(fd,buf,0,BUFSIZE)}"
        'catch(e){if(e.toString().includes("EOF"))bytesRead=0;else throw e}',
        "for(;;){try{bytesRead=fs.readSync(0,buf,0,BUFSIZE);break}"
        'catch(e){if(e.code=="EAGAIN"){'
        "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,2);continue}"
        'if(e.toString().includes("EOF")){bytesRead=0;break}else throw e}}',
    ),
    TextPatch(
        "debug-lines",
        "the published build narrates its start-up on standard output",
        "default_tty_ops:{get_char(tty){return FS_stdin_getChar()},"
        "put_char(tty,val){if(val===null||val===10){out(UTF8ArrayToString(tty.output));",
        "default_tty_ops:{get_char(tty){return FS_stdin_getChar()},"
        "put_char(tty,val){if(val===null||val===10){"
        "var line=UTF8ArrayToString(tty.output);if(!line.startsWith('[DEBUG:'))out(line);",
    ),
    TextPatch(
        "mounts",
        "only the folders named by HYPATIA_MOUNTS exist inside, and nothing else of the machine",
        'FS.mount(NODEFS,{root:"/home"},"/home");FS.mount(NODEFS,{root:"/tmp"},"/tmp");'
        'var cwd=process.cwd();if(cwd.startsWith("/private/tmp/"))'
        '{cwd=cwd.replace("/private/tmp/","/tmp/")}else if(cwd==="/private/tmp"){cwd="/tmp"}'
        "FS.chdir(cwd)",
        "for(var m of HYPATIA_MOUNTS){FS.mkdirTree(m[0]);FS.mount(NODEFS,{root:m[1]},m[0])}"
        'FS.chdir(process.env["HYPATIA_CWD"]||"/")',
    ),
    TextPatch(
        "program-path",
        "Lean looks for its library beside its program, which is not among the mounted folders",
        "if(isNode){path=__filename}",
        'if(isNode){path="/lean/bin/lean"}',
    ),
    TextPatch(
        "constants",
        "node's permission model refuses process.binding",
        'process.binding("constants")["fs"]',
        'require("fs").constants',
    ),
    TextPatch(
        "access-denied",
        "a refusal of node's permission model is 'permission denied' to Lean",
        "convertNodeCode(e){var code=e.code;return ERRNO_CODES[code]}",
        "convertNodeCode(e){return ERRNO_CODES[e.code]??2}",
    ),
    TextPatch(
        "no-network",
        "sockets do not exist inside",
        "createSocket(family,type,protocol){",
        "createSocket(family,type,protocol){throw new FS.ErrnoError(2);",
    ),
    TextPatch(
        "no-processes",
        "the C function system() would start a process of the machine",
        "_emscripten_system:__emscripten_system,",
        "_emscripten_system:()=>-52,",
    ),
    _direct(
        "___syscall_openat",
        "dirfd,path,flags,varargs",
        "{var direct=directOpen(path,flags);if(direct!==undefined)return direct}",
    ),
    _direct(
        "_fd_read",
        "fd,iov,iovcnt,pnum",
        "if(fd>=DIRECT_BASE)return directRead(fd,iov,iovcnt,pnum);",
    ),
    _direct(
        "_fd_seek",
        "fd,offset,whence,newOffset",
        "if(fd>=DIRECT_BASE)return directSeek(fd,offset,whence,newOffset);",
    ),
    _direct("_fd_close", "fd", "if(fd>=DIRECT_BASE)return directClose(fd);"),
    _direct(
        "___syscall_fstat64",
        "fd,buf",
        "if(fd>=DIRECT_BASE)return directStat(directFiles[fd-DIRECT_BASE].nfd,buf);",
    ),
    _direct(
        "___syscall_stat64",
        "path,buf",
        "{var real=directPath(path);if(real!==undefined)return directStat(real,buf)}",
    ),
    _direct(
        "___syscall_lstat64",
        "path,buf",
        "{var real=directPath(path);if(real!==undefined)return directStat(real,buf)}",
    ),
    _direct(
        "___syscall_newfstatat",
        "dirfd,path,buf,flags",
        "{var real=directPath(path);if(real!==undefined)return directStat(real,buf)}",
    ),
)


def required_exports(source: str) -> set[str]:
    """The export names that the patched JavaScript asks for by name."""
    names = set(re.findall(r'wasmExports\["([^"]*)"\]', source))
    names.update(re.findall(r'resolveGlobalSymbol\("([^"]*)"', source))
    return names | {"main", "__main_argc_argv", "lean_main", "__indirect_function_table", "memory"}


def patch_javascript(source: str) -> str:
    """The patched lean.js.

    Raises ProvisionError, naming the patch, when a place to patch is not found exactly once.
    """
    source = _drop_unused_symbols(source)
    source = _replace_symbol_lookup(source)
    for patch in TEXT_PATCHES:
        source = patch.apply(source)
    mounts = 'var HYPATIA_MOUNTS=JSON.parse(process.env["HYPATIA_MOUNTS"]||"[]");'
    return mounts + source.replace(
        "var LDSO={", f"{_DIRECT_FILES.strip().replace(chr(10), '')}\nvar LDSO={{", 1
    )


def _drop_unused_symbols(source: str) -> str:
    """Keep only the symbol variables that something uses: 89 MB of JavaScript become 0.7 MB."""
    head = "function assignWasmExports(wasmExports){"
    start = source.find(head)
    if start < 0 or "var " not in source[:start] or "}" not in source[start:]:
        raise ProvisionError("patch 'unused-symbols' of lean.js finds no assignWasmExports")
    body_start = start + len(head)
    body_end = source.index("}", body_start)
    variables_start = source.rindex("var ", 0, start)
    variables = source[variables_start + 4 : start - 1].split(",")
    used = set(IDENTIFIER.findall(source[:variables_start] + source[body_end:]))
    kept = [name for name in variables if name in used]
    if not 10 <= len(kept) <= 200 or len(variables) < 100_000:
        raise ProvisionError(
            f"patch 'unused-symbols' of lean.js keeps {len(kept)} of {len(variables)} symbols: "
            "the upstream file is not the one these patches were written for"
        )
    wanted = set(kept)
    statements = [
        statement
        for statement in source[body_start:body_end].split(";")
        if statement and statement.split("=", 1)[0] in wanted
    ]
    return (
        source[:variables_start]
        + "var "
        + ",".join(kept)
        + ";"
        + head
        + ";".join(statements)
        + ";"
        + source[body_end:]
    )


def _replace_symbol_lookup(source: str) -> str:
    start = source.find("var __dlsym_js=(handle")
    end = source.find('__dlsym_js.sig="pppp"')
    if not 0 <= start < end:
        raise ProvisionError("patch 'symbol-lookup' of lean.js finds no __dlsym_js")
    return source[:start] + _SYMBOLS.strip().replace("\n", "") + source[end:]
