// The looks of choosers, over the pages; colours are those of the prompts (overlay.css.ts).
import { wheelCss } from '../elements/looks/wheel.css.ts'

export const choosersCss = `${wheelCss}
.mp-overlay{--mp-sheet-line:var(--mp-o-line);--mp-mask-1:color-mix(in srgb,var(--mp-o-box) 95%,transparent);--mp-mask-2:color-mix(in srgb,var(--mp-o-box) 60%,transparent)}
.mp-overlay .mp-c-sheet{background:var(--mp-o-box);display:flex;flex-direction:column;overflow:hidden}
.mp-c-head,.mp-c-bar{display:flex;align-items:center;flex:none;position:relative;min-height:52px}
.mp-overlay .mp-c-head button,.mp-overlay .mp-c-bar button{display:block;flex:none;width:auto;min-height:44px;min-width:44px;padding:0 16px;border:0;background:none}
.mp-overlay .mp-c-head [hidden]{visibility:hidden;display:block}
.mp-c-title{flex:1;margin:0;font-size:17px;font-weight:500;text-align:center;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.mp-overlay .mp-c-done{color:var(--mp-o-link)}
.mp-c-wheels{height:240px;padding:8px 0}
.mp-c-wheels .mp-wheels{height:224px}
.mp-c-wheels .mp-wheel{flex:1;min-width:0;--mp-item:48px;--mp-pad:88px;text-align:center}
.mp-c-wheels .mp-wheel-items>*{line-height:48px;padding:0 6px;white-space:nowrap;text-overflow:ellipsis}
.mp-c-wheels .mp-wheel-mask{--mp-pad:88px}
.mp-c-wheels .mp-wheel-indicator{height:48px}
.mp-c-tabs{display:flex;flex:none;overflow-x:auto;border-bottom:1px solid var(--mp-o-line);padding:0 4px;scrollbar-width:none}
.mp-overlay .mp-c-tab{flex:none;width:auto;max-width:50%;min-height:44px;padding:0 12px;border:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-size:15px}
.mp-overlay .mp-c-tab[aria-pressed=true]{color:var(--mp-o-link);box-shadow:inset 0 -2px var(--mp-o-link)}
.mp-c-list{height:320px;overflow:auto;overscroll-behavior:contain}
.mp-overlay .mp-c-option{display:block;width:100%;min-height:48px;padding:0 16px;text-align:start;background:none;border:0;border-bottom:1px solid var(--mp-o-line);font-size:16px}
.mp-overlay .mp-c-list [aria-pressed=true]{color:var(--mp-o-link)}
.mp-c-whole{background:var(--mp-o-box);align-items:stretch;justify-content:stretch}
.mp-c-cities{display:flex;flex-direction:column;flex:1;min-width:0;position:relative;padding-top:var(--mp-status,0px);box-sizing:border-box}
.mp-c-bar{min-height:44px;padding-inline-end:100px}
.mp-c-bar .mp-c-title{text-align:start}
.mp-overlay .mp-c-bar .mp-c-back{padding:10px}
.mp-c-back::before{content:"";display:block;width:10px;height:10px;margin:7px 9px;border-inline-start:1.8px solid currentColor;border-bottom:1.8px solid currentColor;transform:rotate(45deg)}
[dir=rtl] .mp-c-back::before{transform:rotate(-45deg)}
.mp-c-search{flex:none;margin:4px 16px 8px;height:36px;border:0;border-radius:8px;padding:0 12px;font:inherit;font-size:15px;color:inherit;background:var(--mp-o-field);-webkit-user-select:text;user-select:text}
.mp-c-search:focus-visible{outline:2px solid #10aeff;outline-offset:-2px}
.mp-c-content{flex:1;min-height:0;overflow:auto;overscroll-behavior:contain;padding-bottom:var(--mp-safe-b,0px)}
.mp-c-heading{margin:0;padding:8px 16px;font-size:13px;font-weight:400;color:var(--mp-o-soft);background:var(--mp-o-gap)}
.mp-c-tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(96px,1fr));gap:8px;padding:12px 36px 12px 16px}
[dir=rtl] .mp-c-tiles{padding:12px 16px 12px 36px}
.mp-overlay .mp-c-tile{min-height:40px;border-radius:6px;background:var(--mp-o-field);font-size:14px;padding:4px 8px;text-align:center;display:flex;align-items:center;justify-content:center}
.mp-c-locating{color:var(--mp-o-soft)}
.mp-c-letters{position:absolute;inset-inline-end:0;top:50%;transform:translateY(-50%);display:flex;flex-direction:column}
.mp-overlay .mp-c-letters button{flex:none;min-height:0;height:18px;width:28px;padding:0;font-size:11px;line-height:18px;color:var(--mp-o-link)}
.mp-c-none{text-align:center;color:var(--mp-o-soft);padding:48px 24px;margin:0}
.mp-c-cities [hidden]{display:none!important}
`
