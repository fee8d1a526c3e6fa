// The looks of what is filled in, in WeChat's measures: come with their chunk, after base.css.ts and before its newer looks.

export const css = `
wx-label{cursor:pointer}
wx-progress{display:flex;align-items:center}
.wx-progress-bar{background-color:#ebebeb;flex:1;overflow:hidden}
.wx-progress-inner-bar{width:0;height:100%;background-color:var(--mp-green)}
.wx-progress-info{margin:0 0 0 15px;margin-inline:15px 0;min-width:2em}
wx-checkbox,wx-radio{display:inline-block;cursor:pointer;-webkit-tap-highlight-color:transparent}
.wx-checkbox-wrapper,.wx-radio-wrapper,.wx-switch-wrapper{display:inline-flex;align-items:center;vertical-align:middle}
.wx-checkbox-input,.wx-radio-input{box-sizing:border-box;flex:none;margin-inline-end:5px;width:24px;height:24px;position:relative;border:1px solid var(--mp-field-line);background-color:var(--mp-field);outline:0}
.wx-checkbox-input{border-radius:3px;color:var(--mp-green)}
.wx-checkbox-input.wx-checkbox-input-checked::before{content:"";position:absolute;left:50%;top:46%;width:6px;height:12px;border:solid currentColor;border-width:0 2px 2px 0;transform:translate(-50%,-54%) rotate(45deg);box-sizing:border-box}
.wx-checkbox-input.wx-checkbox-input-disabled{background-color:var(--mp-field-off)}
.wx-checkbox-input.wx-checkbox-input-disabled::before{color:#adadad}
.wx-radio-input{border-radius:50%}
.wx-radio-input.wx-radio-input-checked{background-color:var(--mp-green);border-color:var(--mp-green)}
.wx-radio-input.wx-radio-input-checked::before{content:"";position:absolute;left:50%;top:46%;width:6px;height:12px;border:solid #fff;border-width:0 2px 2px 0;transform:translate(-50%,-54%) rotate(45deg);box-sizing:border-box}
.wx-radio-input.wx-radio-input-disabled{background-color:var(--mp-field-off);border-color:var(--mp-field-line)}
.wx-radio-input.wx-radio-input-disabled::before{border-color:#adadad}
wx-switch{display:inline-block;cursor:pointer;-webkit-tap-highlight-color:transparent}
.wx-switch-input{position:relative;width:52px;height:32px;margin-inline-end:5px;border:1px solid var(--mp-switch-off);outline:0;border-radius:16px;box-sizing:border-box;background-color:var(--mp-switch-off);transition:background-color .1s,border .1s}
.wx-switch-input::before{content:" ";position:absolute;top:0;inset-inline-start:0;width:50px;height:30px;border-radius:15px;background-color:var(--mp-switch-in);transition:transform .3s}
.wx-switch-input::after{content:" ";position:absolute;top:0;left:0;width:30px;height:30px;border-radius:15px;background-color:#fff;box-shadow:0 1px 3px rgba(0,0,0,.4);transition:transform .3s}
.wx-switch-input:dir(rtl)::after{left:20px}
.wx-switch-input.wx-switch-input-checked{border-color:var(--mp-switch);background-color:var(--mp-switch)}
.wx-switch-input.wx-switch-input-checked::before{transform:scale(0)}
.wx-switch-input.wx-switch-input-checked::after{transform:translateX(20px)}
.wx-switch-input.wx-switch-input-checked:dir(rtl)::after{transform:translateX(-20px)}
.wx-switch-input-disabled{opacity:.5}
wx-slider{display:block;margin:10px 18px;padding:0}
.wx-slider-wrapper{display:flex;align-items:center;min-height:16px}
.wx-slider-tap-area{flex:1;padding:8px 0;touch-action:pan-y;cursor:pointer}
.wx-slider-handle-wrapper{position:relative;height:2px;border-radius:5px;background-color:var(--mp-track);transition:background-color .3s}
.wx-slider-track{position:absolute;inset-inline-start:0;top:0;height:100%;border-radius:6px;background-color:var(--mp-primary)}
.wx-slider-handle,.wx-slider-thumb{position:absolute;top:50%;border-radius:50%}
.wx-slider-handle{z-index:2;cursor:pointer}
.wx-slider-thumb{z-index:1;background-color:#fff;box-shadow:0 0 4px rgba(0,0,0,.2)}
.wx-slider-value{color:#888;font-size:14px;margin-inline-start:1em;min-width:2em}
wx-slider[aria-disabled=true]{opacity:.5}
wx-input{display:block;height:1.4em;min-height:1.4em;overflow:hidden;cursor:text}
wx-textarea{display:block;position:relative;width:300px;height:150px;cursor:text}
wx-textarea[auto-height]{height:auto!important}
.mp-entry{position:relative;width:100%;height:100%;min-height:inherit}
.mp-input,.mp-textarea{display:block;box-sizing:border-box;width:100%;height:100%;min-height:inherit;margin:0;padding:0;border:0;outline:0;border-radius:0;background:none;font:inherit;color:inherit;text-align:inherit;letter-spacing:inherit;text-transform:inherit;text-indent:inherit;-webkit-text-fill-color:currentColor;opacity:1;-webkit-user-select:text;user-select:text;-webkit-appearance:none;appearance:none}
.mp-textarea{resize:none;white-space:pre-wrap;overflow-wrap:break-word;overflow:auto;line-height:inherit;max-height:inherit;scrollbar-width:none}
.mp-input:disabled,.mp-textarea:disabled{color:inherit}
wx-input:focus-within,wx-textarea:focus-within{outline:0}
.mp-placeholder{position:absolute;inset:0;color:var(--mp-placeholder);pointer-events:none;overflow:hidden;text-align:inherit}
wx-input .mp-placeholder{white-space:nowrap;text-overflow:ellipsis;inset-block:auto;top:50%;transform:translateY(-50%);max-height:100%}
wx-textarea .mp-placeholder{white-space:pre-wrap;overflow-wrap:break-word}
@media (prefers-reduced-motion:reduce){.wx-switch-input,.wx-switch-input::before,.wx-switch-input::after{transition:none!important}}
`
