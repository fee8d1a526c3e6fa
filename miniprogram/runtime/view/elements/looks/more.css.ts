// The looks of pickers, sheets, editors and what else few pages show, in WeChat's measures: come with their chunk, after base.css.ts and before its newer looks.

import { wheelCss } from './wheel.css.ts'

export const css = `${wheelCss}wx-movable-area{display:block;position:relative;width:10px;height:10px}
wx-movable-view{position:absolute;display:inline-block;top:0;left:0;width:10px;height:10px;will-change:transform}
wx-rich-text{display:block}
wx-rich-text p{margin:0}wx-rich-text img{max-width:100%}
wx-picker{display:block;cursor:pointer}
wx-picker-view{display:block}
wx-picker-view-column{flex:1;min-width:0;position:relative;overflow:hidden;height:100%;display:block}
.mp-layer{position:absolute;inset:0;z-index:1000;pointer-events:auto;overflow:hidden}
.mp-shade{position:absolute;inset:0;background:rgba(0,0,0,.6);opacity:0;transition:opacity .25s}
.mp-sheet{position:absolute;inset-inline:0;bottom:0;background:var(--mp-sheet);color:var(--mp-sheet-text);border-radius:12px 12px 0 0;transform:translateY(100%);transition:transform .25s;padding-bottom:var(--mp-safe-bottom,env(safe-area-inset-bottom));font-size:17px;-webkit-user-select:none;user-select:none}
.mp-shown .mp-shade{opacity:1}.mp-shown .mp-sheet{transform:none}
.mp-sheet-head{display:flex;align-items:center;min-height:56px;padding:0 8px;border-bottom:1px solid var(--mp-sheet-line)}
.mp-sheet-title{flex:1;text-align:center;font-weight:700;font-size:15px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.mp-sheet-head button{font:inherit;border:0;background:none;color:inherit;padding:8px 12px;min-height:44px;border-radius:8px;cursor:pointer}
.mp-sheet-head button:last-child{color:var(--mp-link,#07c160);font-weight:500}
:host(:not(.mp-dark)) .mp-sheet-head button:last-child{color:#06803f}
.mp-sheet-head button:focus-visible{outline:2px solid var(--mp-focus)}
.mp-sheet{--mp-mask-1:var(--mp-sheet-mask-1);--mp-mask-2:var(--mp-sheet-mask-2)}
.mp-sheet-body{height:240px;padding:8px 0}
.mp-sheet-body .mp-wheel{flex:1;min-width:0;height:100%;--mp-item:48px;--mp-pad:88px;text-align:center}
.mp-sheet-body .mp-wheel-items>*{line-height:48px;padding:0 6px;white-space:nowrap;text-overflow:ellipsis}
.mp-sheet-body .mp-wheel-mask{--mp-pad:88px}
.mp-sheet-body .mp-wheel-indicator{height:48px}
.mp-sheet-body .mp-wheels{height:224px}
wx-grid-view{display:grid}
wx-open-data{display:inline}wx-open-data img,wx-open-data svg{display:block;width:100%;height:100%}
wx-editor{display:block;min-height:200px;-webkit-user-select:text;user-select:text}
.mp-editor{outline:0;min-height:inherit;height:100%;overflow:auto;position:relative;overflow-wrap:break-word;-webkit-user-select:text;user-select:text}
.mp-editor:empty::before{content:attr(data-placeholder);color:var(--mp-placeholder);pointer-events:none}
.mp-editor img{max-width:100%}
.mp-container{position:absolute;background:var(--mp-sheet);transition-property:transform,opacity;overflow:auto}
@media (prefers-reduced-motion:reduce){.mp-shade,.mp-sheet,.mp-container{transition:none!important}}
`
