// Bars and prompts as Alipay's programs know them: over the frame's own, whichever comes first.

export const documentCss = `
html .mp-bar-middle{inset-inline:16px 100px;justify-content:flex-start}
html .mp-bar-button:not([hidden])~.mp-bar-middle{inset-inline-start:44px}
html .mp-bar-title{font-size:18px}
html .mp-bar-clear{position:absolute;inset-inline:0;top:0;pointer-events:none;transition:background-color .2s}
html .mp-bar-clear button{pointer-events:auto}
html .mp-bar-top{background:none!important}
html .mp-overlay{--mp-o-box:light-dark(#fff,#1a1a1a);--mp-o-link:light-dark(#1677ff,#3086ff);--mp-o-line:light-dark(#eee,#2b2b2b);--mp-o-gap:light-dark(#f5f5f5,#000);--mp-o-press:light-dark(#eee,#2b2b2b);color:light-dark(#333,#c5cad1)}
html .mp-o-toast{width:max-content;min-width:112px;max-width:min(70%,280px);min-height:0;padding:16px;border-radius:8px;background:rgba(0,0,0,.7);color:#fff;font-size:15px;line-height:1.5}
html .mp-o-toast svg,.mp-o-alipay .mp-o-toast img{width:36px;height:36px;margin:0 auto 8px}
html .mp-o-toast.mp-o-text{min-width:0;padding:10px 16px}
html .mp-o-dialog{border-radius:8px;width:min(280px,calc(100% - 64px))}
html .mp-o-title{padding:24px 16px 8px;font-size:18px}
html .mp-o-content{padding:0 16px 24px;font-size:15px;line-height:1.5}
html .mp-o-content:first-child{padding-top:24px}
html .mp-o-dialog textarea{margin:8px 16px 16px;border-radius:4px}
html .mp-o-buttons button{min-height:50px;font-size:18px;font-weight:400;color:var(--mp-o-link)}
html .mp-o-buttons .mp-o-confirm{font-weight:500}
html .mp-o-sheet button{font-size:18px}
html .mp-o-sheet p{font-size:14px}
`
