// Columns to spin: in pages for pickers, over the pages for choosers.

export const wheelCss = `
.mp-wheels{position:relative;display:flex;height:100%;overflow:hidden}
.mp-wheel{position:relative;height:100%;overflow-y:scroll;scroll-snap-type:y mandatory;scrollbar-width:none;overscroll-behavior:contain}
.mp-wheel::-webkit-scrollbar{display:none}
.mp-wheel-items{padding-block:var(--mp-pad,0)}
.mp-wheel-items>*{height:var(--mp-item,34px)!important;overflow:hidden;scroll-snap-align:center;box-sizing:border-box}
.mp-wheel-mask{position:absolute;inset:0;pointer-events:none;z-index:3;background:linear-gradient(var(--mp-mask-1),var(--mp-mask-2)) top/100% var(--mp-pad,0) no-repeat,linear-gradient(to top,var(--mp-mask-1),var(--mp-mask-2)) bottom/100% var(--mp-pad,0) no-repeat}
.mp-wheel-indicator{position:absolute;inset-inline:0;top:50%;height:34px;transform:translateY(-50%);pointer-events:none;z-index:3;box-sizing:border-box;border-block:1px solid var(--mp-sheet-line)}
`
