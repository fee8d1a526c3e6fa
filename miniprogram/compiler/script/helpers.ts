// What esbuild writes at the head of each ES module, once for a whole script instead.

/** Declared around the modules of a script. Same names and meaning as esbuild 0.28 gives them. */
export const sharedHelpers = `var __create=Object.create,__defProp=Object.defineProperty,__getOwnPropDesc=Object.getOwnPropertyDescriptor,__getOwnPropNames=Object.getOwnPropertyNames,__getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.prototype.hasOwnProperty;
var __export=(target,all)=>{for(var name in all)__defProp(target,name,{get:all[name],enumerable:true})};
var __copyProps=(to,from,except,desc)=>{if(from&&typeof from==="object"||typeof from==="function"){for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable})}return to};
var __reExport=(target,mod,secondTarget)=>(__copyProps(target,mod,"default"),secondTarget&&__copyProps(secondTarget,mod,"default"));
var __toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{value:mod,enumerable:true}):target,mod));
var __toCommonJS=(mod)=>__copyProps(__defProp({},"__esModule",{value:true}),mod);
`

const shared =
  /^var __(?:create|defProp|getOwnPropDesc|getOwnPropNames|getProtoOf|hasOwnProp|export|copyProps|reExport|toESM|toCommonJS) = /

/** Takes them out of the head of a module; how many lines went is told, so that maps can follow. */
export function withoutHelpers(code: string): { code: string; linesRemoved: number } {
  let at = 0
  let linesRemoved = 0
  while (shared.test(code.slice(at, at + 40))) {
    const end = endOfStatement(code, at)
    for (let line = code.indexOf('\n', at); line >= 0 && line < end; line = code.indexOf('\n', line + 1))
      linesRemoved += 1
    at = end
  }
  return { code: code.slice(at), linesRemoved }
}

/** The helper's last line begins with no space: `};`, `));` or is the only one. */
function endOfStatement(code: string, from: number): number {
  let lineStart = from
  for (;;) {
    const lineEnd = code.indexOf('\n', lineStart)
    if (lineEnd < 0) return code.length
    const next = code[lineEnd + 1]
    if (code[lineEnd - 1] === ';' && next !== ' ') {
      const line = code.slice(lineStart, lineEnd)
      if (lineStart === from || line === '};' || line === '));') return lineEnd + 1
    }
    lineStart = lineEnd + 1
  }
}
