/** What the frame's own document looks like: pages over each other, their bars, the bar of tabs. */
// Programs name fonts that only one maker's devices have, and nothing to take instead.
const pingFang =
  'local("PingFang SC"),local("Noto Sans CJK SC"),local("Noto Sans SC"),local("Microsoft YaHei"),local("Roboto"),local("Liberation Sans"),local("Arial")'

export const frameCss = `
@font-face{font-family:"PingFang SC";src:${pingFang}}
${['Regular', 'Medium', 'Semibold'].map((weight) => `@font-face{font-family:"PingFangSC-${weight}";src:${pingFang}}`).join('\n')}
html,body{margin:0;height:100%;overflow:hidden;background:transparent;-webkit-text-size-adjust:100%;font-family:-apple-system,BlinkMacSystemFont,"Helvetica Neue",Helvetica,"PingFang SC","Noto Sans CJK SC","Noto Sans Arabic","Segoe UI",Roboto,Arial,sans-serif}
.mp-stage{position:absolute;inset:0;overflow:hidden}
.mp-page{position:absolute;inset:0;display:flex;flex-direction:column;background:#fff;contain:strict;visibility:hidden}
.mp-page.mp-shown{visibility:visible}
.mp-page.mp-moving{will-change:transform;box-shadow:0 0 12px rgba(0,0,0,.18)}
.mp-body{flex:1;min-height:0;position:relative;contain:layout paint;background:#fff}
.mp-surface{position:absolute;inset:0;contain:layout paint}
.mp-bar{flex:none;padding-top:var(--mp-status,0px);position:relative;z-index:1;-webkit-user-select:none;user-select:none}
.mp-bar[hidden],.mp-bar [hidden],.mp-tabs [hidden],.mp-tabs[hidden]{display:none}
.mp-bar-row{height:44px;display:flex;align-items:center;position:relative}
.mp-bar-button{border:0;background:none;color:inherit;width:44px;height:44px;padding:10px;position:relative;z-index:1;cursor:pointer}
.mp-bar-button svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round;display:block}
[dir=rtl] .mp-bar-back svg{transform:scaleX(-1)}
.mp-bar-button:focus-visible,.mp-tab:focus-visible{outline:2px solid #10aeff;outline-offset:-4px;border-radius:8px}
.mp-bar-middle{position:absolute;inset-block:0;inset-inline:100px;display:flex;align-items:center;justify-content:center;gap:6px}
.mp-bar-title{font-size:17px;font-weight:500;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.mp-bar-spinner{flex:none;width:16px;height:16px;border-radius:50%;border:2px solid currentColor;border-right-color:transparent;box-sizing:border-box;animation:mp-turn 1s linear infinite;opacity:.7}
@keyframes mp-turn{to{transform:rotate(360deg)}}
.mp-tabs{flex:none;order:2;display:flex;box-sizing:border-box;height:calc(50px + var(--mp-safe-b,0px));padding-bottom:var(--mp-safe-b,0px);position:relative;z-index:1;-webkit-user-select:none;user-select:none}
.mp-tabs::before{content:"";position:absolute;inset-inline:0;top:0;height:1px;background:var(--mp-tab-line);transform:scaleY(.5);transform-origin:top}
.mp-tabs-top{order:0;height:40px;padding:0}
.mp-tab{flex:1;min-width:0;border:0;background:none;padding:0;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:2px;cursor:pointer;font:inherit;-webkit-tap-highlight-color:transparent}
.mp-tab-icon{position:relative;width:27px;height:27px}.mp-tab-icon img{width:27px;height:27px;display:block;object-fit:contain}
.mp-tab-plain{height:0}.mp-tab-plain img{display:none}.mp-tab-plain+.mp-tab-text{font-size:14px}
.mp-tabs-top .mp-tab-icon{display:none}.mp-tabs-top .mp-tab-text{font-size:14px}
.mp-tab-text{font-size:10px;line-height:14px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;max-width:100%}
.mp-tab-badge{position:absolute;inset-inline-start:18px;top:-4px;min-width:16px;height:16px;box-sizing:border-box;padding:0 4px;border-radius:8px;background:#fa5151;color:#fff;font:500 10px/16px sans-serif;text-align:center}
.mp-tab-dot{min-width:8px;width:8px;height:8px;padding:0;inset-inline-start:24px;top:-2px}
.mp-over{position:absolute;inset:0;display:flex;flex-direction:column;z-index:2;pointer-events:none}
.mp-over .mp-body{background:none}
@media (prefers-reduced-motion:reduce){.mp-bar-spinner{animation-duration:3s}}
`
