// The looks of buttons, icons, links, covers, in WeChat's measures: come with their chunk, after base.css.ts and before its newer looks.

export const css = `
wx-icon{display:inline-block;font-size:0;box-sizing:border-box}
wx-icon i{display:block}
wx-navigator{height:auto;width:auto;display:block;cursor:pointer}
.navigator-hover{background-color:rgba(0,0,0,.1);opacity:.7}
wx-button{position:relative;display:block;margin-left:auto;margin-right:auto;padding-left:14px;padding-right:14px;box-sizing:border-box;font-size:18px;text-align:center;text-decoration:none;line-height:2.55555556;border-radius:5px;-webkit-tap-highlight-color:transparent;overflow:hidden;color:var(--mp-text);background-color:var(--mp-button);cursor:pointer}
wx-button::after{content:" ";width:200%;height:200%;position:absolute;top:0;left:0;border:1px solid var(--mp-line);transform:scale(.5);transform-origin:0 0;box-sizing:border-box;border-radius:10px;pointer-events:none}
wx-button[type=primary]{color:#fff;background-color:var(--mp-primary)}
wx-button[type=warn]{color:#fff;background-color:var(--mp-warn)}
wx-button[size=mini]{display:inline-block;line-height:2.3;font-size:13px;padding:0 1.34em}
wx-button[disabled]{color:var(--mp-off-text);background-color:var(--mp-off-button);cursor:default}
wx-button[disabled][type=primary]{color:rgba(255,255,255,.6);background-color:#9ed99d}
wx-button[disabled][type=warn]{color:rgba(255,255,255,.6);background-color:#ec8b89}
wx-button[plain]{color:var(--mp-plain);border:1px solid var(--mp-plain-line);background-color:transparent}
wx-button[plain]::after{border-width:0}
wx-button[type=primary][plain]{color:var(--mp-primary);border:1px solid var(--mp-primary);background-color:transparent}
wx-button[type=warn][plain]{color:var(--mp-warn);border:1px solid var(--mp-warn);background-color:transparent}
wx-button[plain][disabled]{color:var(--mp-off-text);border:1px solid var(--mp-off-text);background-color:transparent}
.button-hover{color:var(--mp-press-text);background-color:var(--mp-button-press)}
.button-hover[type=primary]{color:rgba(255,255,255,.6);background-color:var(--mp-primary-press)}
.button-hover[type=warn]{color:rgba(255,255,255,.6);background-color:var(--mp-warn-press)}
.button-hover[plain]{color:rgba(53,53,53,.6);border-color:rgba(53,53,53,.6);background-color:transparent}
.button-hover[type=primary][plain]{color:rgba(26,173,25,.6);border-color:rgba(26,173,25,.6);background-color:transparent}
.button-hover[type=warn][plain]{color:rgba(230,67,64,.6);border-color:rgba(230,67,64,.6);background-color:transparent}
.wx-button-loading{display:inline-block;width:18px;height:18px;margin-inline-end:6px;vertical-align:middle;box-sizing:border-box;border-radius:50%;border:2px solid currentColor;border-inline-end-color:transparent;animation:mp-turn 1s linear infinite}
wx-button[loading]{cursor:progress}
@keyframes mp-turn{to{transform:rotate(1turn)}}
wx-cover-view{line-height:1.2;overflow:hidden;white-space:nowrap;-webkit-user-select:none;user-select:none}
wx-cover-image{display:inline-block;line-height:1.2;white-space:nowrap}
wx-cover-image>img{display:block;width:100%;height:100%}
@media (prefers-reduced-motion:reduce){.wx-button-loading{animation-duration:3s}}
`
