/** Prompts over all pages, in WeUI's measures. The layer itself takes no touches; what lies in it may. */
export const overlayCss = `
.mp-overlay{position:absolute;inset:0;z-index:5;pointer-events:none;font-size:17px;line-height:1.4;color:light-dark(rgba(0,0,0,.9),rgba(255,255,255,.8));-webkit-user-select:none;user-select:none;-webkit-tap-highlight-color:transparent;
--mp-o-box:light-dark(#fff,#2c2c2c);--mp-o-soft:light-dark(rgba(0,0,0,.5),rgba(255,255,255,.5));--mp-o-line:light-dark(rgba(0,0,0,.1),rgba(255,255,255,.1));--mp-o-gap:light-dark(#f7f7f7,#1e1e1e);--mp-o-press:light-dark(#ececec,#373737);--mp-o-link:light-dark(#576b95,#7d90a9);--mp-o-field:light-dark(#f2f2f2,#3a3a3a)}
.mp-o-mask{position:absolute;inset:0;pointer-events:auto;display:flex;align-items:center;justify-content:center}
.mp-o-dim{background:rgba(0,0,0,.6);animation:mp-o-fade .2s}
.mp-o-toast{position:absolute;top:40%;left:50%;transform:translate(-50%,-50%);background:#4c4c4c;color:rgba(255,255,255,.9);text-align:center;box-sizing:border-box;border-radius:12px;width:136px;min-height:136px;padding:24px 12px 16px;animation:mp-o-fade .1s;font-size:14px;overflow-wrap:anywhere}
.mp-o-toast svg,.mp-o-toast img{width:40px;height:40px;display:block;margin:4px auto 12px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;object-fit:contain}
.mp-o-toast p{margin:0;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.mp-o-toast.mp-o-text{width:max-content;max-width:min(80%,320px);min-height:0;padding:12px 20px;border-radius:8px}
.mp-o-turn{animation:mp-turn 1s linear infinite}
.mp-o-dialog{background:var(--mp-o-box);border-radius:12px;width:min(320px,calc(100% - 48px));max-height:80%;display:flex;flex-direction:column;overflow:hidden;text-align:center;animation:mp-o-pop .2s}
.mp-o-title{margin:0;padding:32px 24px 16px;font-size:17px;font-weight:700;overflow-wrap:anywhere}
.mp-o-content{padding:0 24px 32px;color:var(--mp-o-soft);overflow:auto;white-space:pre-wrap;overflow-wrap:anywhere;-webkit-user-select:text;user-select:text}
.mp-o-content:first-child{padding-top:32px;color:inherit}
.mp-o-message{padding-bottom:16px}
.mp-o-dialog textarea{margin:0 24px 24px;padding:10px 12px;border:0;border-radius:6px;background:var(--mp-o-field);color:inherit;font:inherit;resize:none;min-height:1.4em}
.mp-o-dialog textarea:first-child{margin-top:24px}
.mp-o-buttons{display:flex;border-top:1px solid var(--mp-o-line);flex:none}
.mp-overlay button{flex:1;min-width:0;border:0;margin:0;padding:0 8px;background:none;font:inherit;color:inherit;min-height:56px;cursor:pointer;overflow-wrap:anywhere}
.mp-overlay button:active{background:var(--mp-o-press)}
.mp-overlay button:focus-visible,.mp-o-dialog textarea:focus-visible{outline:2px solid #10aeff;outline-offset:-3px;border-radius:8px}
.mp-o-buttons button{font-weight:700}
.mp-o-buttons button+button{border-inline-start:1px solid var(--mp-o-line)}
.mp-o-confirm{color:var(--mp-o-link)!important}
.mp-o-bottom{align-items:flex-end}
.mp-o-sheet{width:100%;max-width:600px;max-height:85%;background:var(--mp-o-gap);border-radius:12px 12px 0 0;overflow:auto;padding-bottom:var(--mp-safe-b,0px);animation:mp-o-rise .25s cubic-bezier(.2,.8,.3,1)}
.mp-o-sheet button{display:block;width:100%;background:var(--mp-o-box);border-top:1px solid var(--mp-o-line)}
.mp-o-sheet button:first-of-type{border-top:0}
.mp-o-sheet p{margin:0;padding:16px 24px;font-size:12px;text-align:center;color:var(--mp-o-soft);background:var(--mp-o-box);border-bottom:1px solid var(--mp-o-line)}
.mp-o-sheet .mp-o-cancel{margin-top:8px;border-top:0}
.mp-o-red{color:#fa5151!important}
@keyframes mp-o-fade{from{opacity:0}}
@keyframes mp-o-pop{from{opacity:0;transform:scale(.95)}}
@keyframes mp-o-rise{from{transform:translateY(100%)}}
@media (prefers-reduced-motion:reduce){.mp-o-dialog,.mp-o-sheet{animation:none}.mp-o-turn{animation-duration:3s}}
`
