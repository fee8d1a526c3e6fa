// Where base components of Alipay's programs look or lay out otherwise than WeChat's. It follows the base sheet.

export const baseCssAlipay = `
:host{--mp-green:#1677ff;--mp-primary:#1677ff;--mp-primary-press:#0e5fd8;--mp-switch:#1677ff;--mp-link:#1677ff}
wx-scroll-view>.mp-scroll,wx-scroll-view>.mp-scroll>.mp-scroll-content{display:inherit;flex-flow:inherit;justify-content:inherit;align-items:inherit;align-content:inherit;gap:inherit}
wx-scroll-view>.mp-scroll>.mp-scroll-content{flex:none;min-width:100%}
wx-movable-view{position:absolute!important}
wx-label{display:inline-block}
wx-button{line-height:1.4;padding-top:10px;padding-bottom:10px}
wx-button::after{display:none}
wx-button:not([type]){border:1px solid var(--mp-line)}
.mp-input,.mp-textarea{padding:0 3px}
.mp-placeholder{padding:0 3px}
`
