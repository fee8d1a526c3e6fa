// The looks of base components in WeChat's measures. One sheet in each page's shadow root, before those of the program.
//
// Selectors are as weak as WeChat's own, so that what programs write over them wins as it does there. Colours are
// variables of the shadow host: it carries the class `mp-dark` where the page is dark. `baseCssV2` follows this sheet
// where app.json says `"style": "v2"`.

import { mediaBaseCss } from './media/media.css.ts'

export const baseCss = `
:host{--mp-green:#09bb07;--mp-blue:#10aeff;--mp-red:#f43530;--mp-grey:#b2b2b2;--mp-primary:#1aad19;--mp-primary-press:#179b16;
--mp-warn:#e64340;--mp-warn-press:#ce3c39;--mp-button:#f8f8f8;--mp-button-press:#dedede;--mp-text:#000;--mp-line:rgba(0,0,0,.2);
--mp-field:#fff;--mp-field-line:#d1d1d1;--mp-field-off:#e1e1e1;--mp-track:#e9e9e9;--mp-placeholder:#808080;
--mp-sheet:#fff;--mp-sheet-text:rgba(0,0,0,.9);--mp-sheet-soft:rgba(0,0,0,.5);--mp-sheet-line:rgba(0,0,0,.1);
--mp-mask-1:rgba(255,255,255,.95);--mp-mask-2:rgba(255,255,255,.6);--mp-sheet-mask-1:var(--mp-mask-1);--mp-sheet-mask-2:var(--mp-mask-2);--mp-focus:#10aeff;
--mp-off-text:rgba(0,0,0,.3);--mp-off-button:#f7f7f7;--mp-plain:#353535;--mp-plain-line:#353535;--mp-press-text:rgba(0,0,0,.6);--mp-switch-off:#dfdfdf;--mp-switch-in:#fdfdfd;--mp-switch:#04be02;--mp-dots:rgba(0,0,0,.3)}
:host(.mp-dark){--mp-button:#2b2b2b;--mp-button-press:#353535;--mp-text:rgba(255,255,255,.8);--mp-line:rgba(255,255,255,.1);
--mp-field:#2b2b2b;--mp-field-line:#5c5c5c;--mp-field-off:#3a3a3a;--mp-track:#3a3a3a;--mp-placeholder:rgba(255,255,255,.35);
--mp-sheet:#2c2c2c;--mp-sheet-text:rgba(255,255,255,.8);--mp-sheet-soft:rgba(255,255,255,.5);--mp-sheet-line:rgba(255,255,255,.1);
--mp-mask-1:rgba(25,25,25,.95);--mp-mask-2:rgba(25,25,25,.6);--mp-sheet-mask-1:rgba(44,44,44,.95);--mp-sheet-mask-2:rgba(44,44,44,.6);
--mp-off-text:rgba(255,255,255,.2);--mp-off-button:#232323;--mp-plain:rgba(255,255,255,.8);--mp-plain-line:rgba(255,255,255,.6);--mp-press-text:rgba(255,255,255,.6);--mp-switch-off:#3a3a3a;--mp-switch-in:#2b2b2b;--mp-dots:rgba(255,255,255,.4)}
[hidden]{display:none!important}
wx-page{display:block;font-size:16px;-webkit-user-select:none;user-select:none;-webkit-touch-callout:none;-webkit-tap-highlight-color:transparent;word-break:normal;overflow-wrap:normal}
wx-view,wx-form,wx-checkbox-group,wx-radio-group,wx-swiper-item,wx-page-meta,wx-list-view,wx-sticky-section,wx-share-element,wx-match-media,wx-cover-view,wx-page-container,wx-root-portal{display:block}
wx-view:focus-visible,wx-button:focus-visible,wx-navigator:focus-visible,wx-checkbox:focus-visible,wx-radio:focus-visible,wx-switch:focus-visible,wx-slider:focus-visible,wx-picker:focus-visible,wx-swiper:focus-visible,.mp-wheel:focus-visible{outline:2px solid var(--mp-focus);outline-offset:2px}
wx-swiper:focus-visible,.mp-wheel:focus-visible{outline-offset:-2px}
wx-text{display:inline;white-space:pre-line}
wx-text[selectable]{-webkit-user-select:text;user-select:text}
wx-label{cursor:pointer}
wx-icon{display:inline-block;font-size:0;box-sizing:border-box}
wx-icon i{display:block}
wx-navigator{height:auto;width:auto;display:block;cursor:pointer}
.navigator-hover{background-color:rgba(0,0,0,.1);opacity:.7}
wx-progress{display:flex;align-items:center}
.wx-progress-bar{background-color:#ebebeb;flex:1;overflow:hidden}
.wx-progress-inner-bar{width:0;height:100%;background-color:var(--mp-green)}
.wx-progress-info{margin:0 0 0 15px;margin-inline:15px 0;min-width:2em}
wx-scroll-view{display:block;width:100%;overflow:hidden}
.mp-scroll{position:relative;width:100%;height:100%;max-height:inherit;overflow:hidden;scrollbar-width:none;overflow-anchor:none}
.mp-scroll::-webkit-scrollbar{display:none}
.mp-scroll-content{height:100%}
.mp-flex{display:flex;flex-direction:inherit;flex-wrap:inherit;align-items:inherit;align-content:inherit;justify-content:inherit}
.mp-scroll-content.mp-flex{width:100%}
.mp-paging{scroll-snap-type:both mandatory}.mp-paging>.mp-scroll-content>*{scroll-snap-align:start;scroll-snap-stop:always}
.mp-refresher{position:absolute;inset-inline:0;top:0;height:0;overflow:hidden;display:flex;align-items:center;justify-content:center;gap:8px;z-index:1}
.mp-refresher i{width:7px;height:7px;border-radius:50%;background:var(--mp-dots)}
.mp-refresher[data-look=white] i{background:rgba(255,255,255,.7)}.mp-refresher[data-look=none] i{display:none}
.mp-open i{animation:mp-pulse 1s infinite}.mp-open i:nth-child(2){animation-delay:.2s}.mp-open i:nth-child(3){animation-delay:.4s}
@keyframes mp-pulse{50%{opacity:.25}}
wx-swiper{display:block;height:150px}
wx-swiper-item{display:block;overflow:hidden;width:100%;height:100%}
.wx-swiper-wrapper{overflow:hidden;position:relative;width:100%;height:100%;transform:translateZ(0)}
.wx-swiper-slides{position:absolute;inset:0}
.wx-swiper-slide-frame{position:absolute;inset-block-start:0;inset-inline-start:0;width:100%;height:100%;will-change:transform}
.wx-swiper-slide-frame>*{position:absolute;inset-block-start:0;inset-inline-start:0;width:100%;height:100%}
.wx-swiper-dots{position:absolute;font-size:0;pointer-events:none}
.wx-swiper-dots-horizontal{left:50%;bottom:10px;text-align:center;white-space:nowrap;transform:translate(-50%,0)}
.wx-swiper-dots-vertical{right:10px;top:50%;text-align:right;transform:translate(0,-50%)}
.wx-swiper-dot{display:inline-block;width:8px;height:8px;cursor:pointer;transition:background-color .2s;border-radius:50%;background-color:rgba(0,0,0,.3)}
.wx-swiper-dot-active{background-color:#000}
.wx-swiper-dots-horizontal .wx-swiper-dot{margin-inline-end:8px}.wx-swiper-dots-horizontal .wx-swiper-dot:last-child{margin-inline-end:0}
.wx-swiper-dots-vertical .wx-swiper-dot{display:block;margin-bottom:9px}.wx-swiper-dots-vertical .wx-swiper-dot:last-child{margin-bottom:0}
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
wx-cover-view{line-height:1.2;overflow:hidden;white-space:nowrap;-webkit-user-select:none;user-select:none}
wx-cover-image{display:inline-block;line-height:1.2;white-space:nowrap}
wx-cover-image>img{display:block;width:100%;height:100%}
wx-movable-area{display:block;position:relative;width:10px;height:10px}
wx-movable-view{position:absolute;display:inline-block;top:0;left:0;width:10px;height:10px;will-change:transform}
wx-rich-text{display:block}
wx-rich-text p{margin:0}wx-rich-text img{max-width:100%}
wx-picker{display:block;cursor:pointer}
wx-picker-view{display:block}
.mp-wheels{position:relative;display:flex;height:100%;overflow:hidden}
wx-picker-view-column{flex:1;min-width:0;position:relative;overflow:hidden;height:100%;display:block}
.mp-wheel{position:relative;height:100%;overflow-y:scroll;scroll-snap-type:y mandatory;scrollbar-width:none;overscroll-behavior:contain}
.mp-wheel::-webkit-scrollbar{display:none}
.mp-wheel-items{padding-block:var(--mp-pad,0)}
.mp-wheel-items>*{height:var(--mp-item,34px)!important;overflow:hidden;scroll-snap-align:center;box-sizing:border-box}
.mp-wheel-mask{position:absolute;inset:0;pointer-events:none;z-index:3;background:linear-gradient(var(--mp-mask-1),var(--mp-mask-2)) top/100% var(--mp-pad,0) no-repeat,linear-gradient(to top,var(--mp-mask-1),var(--mp-mask-2)) bottom/100% var(--mp-pad,0) no-repeat}
.mp-wheel-indicator{position:absolute;inset-inline:0;top:50%;height:34px;transform:translateY(-50%);pointer-events:none;z-index:3;box-sizing:border-box;border-block:1px solid var(--mp-sheet-line)}
.mp-portal>*{pointer-events:auto}
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
wx-sticky-header{display:block;position:sticky;top:0;z-index:2}
wx-grid-view{display:grid}
wx-open-data{display:inline}wx-open-data img,wx-open-data svg{display:block;width:100%;height:100%}
.mp-absent{display:block;box-sizing:border-box}
wx-live-player,wx-live-pusher{display:block;width:300px;height:225px;background:#000}
wx-functional-page-navigator{display:block}
wx-editor{display:block;min-height:200px;-webkit-user-select:text;user-select:text}
.mp-editor{outline:0;min-height:inherit;height:100%;overflow:auto;position:relative;overflow-wrap:break-word;-webkit-user-select:text;user-select:text}
.mp-editor:empty::before{content:attr(data-placeholder);color:var(--mp-placeholder);pointer-events:none}
.mp-editor img{max-width:100%}
.mp-container{position:absolute;background:var(--mp-sheet);transition-property:transform,opacity;overflow:auto}
@media (prefers-reduced-motion:reduce){.mp-shade,.mp-sheet,.mp-container,.wx-switch-input,.wx-switch-input::before,.wx-switch-input::after{transition:none!important}.mp-open i{animation:none}.wx-button-loading{animation-duration:3s}}
${mediaBaseCss}`

/** The newer looks, which nearly every program of today asks for. */
export const baseCssV2 = `
:host{--mp-green:#07c160;--mp-red:#fa5151;--mp-primary:#07c160;--mp-button:#f2f2f2;--mp-button-press:#e6e6e6;--mp-switch:#07c160;--mp-off-text:rgba(0,0,0,.18);--mp-off-button:#fafafa}
:host(.mp-dark){--mp-button:#252525;--mp-button-press:#303030;--mp-off-text:rgba(255,255,255,.2);--mp-off-button:#202020}
wx-button{padding:8px 24px;line-height:1.41176471;border-radius:4px;font-size:17px;font-weight:700;color:#06ae56;user-select:none}
wx-button:not([size=mini]){width:184px;margin-left:auto;margin-right:auto}
wx-button::after{display:none}
wx-button[type=primary]{color:#fff}
wx-button[type=warn]{color:#fa5151;background-color:var(--mp-button)}
wx-button[type=default]{color:#06ae56;background-color:var(--mp-button)}
wx-button[size=mini]{width:auto;line-height:2;font-size:16px;padding:0 12px;border-radius:5px;display:inline-block}
wx-button[disabled],wx-button[disabled][type]{color:var(--mp-off-text);background-color:var(--mp-off-button)}
wx-button[plain]{background-color:transparent;padding:7px 23px}
wx-button[type=default][plain],wx-button[plain]:not([type]){color:var(--mp-plain)}
wx-button[size=mini][plain]{padding:0 11px}
.button-hover,.button-hover[type=default]{background-color:var(--mp-button-press);color:#06ae56}
.button-hover[type=primary]{background-color:#06ad56;color:#fff}
.button-hover[type=warn]{background-color:var(--mp-button-press);color:#fa5151}
.button-hover[plain]{opacity:.7;background-color:transparent}
.wx-progress-bar{background-color:var(--mp-track)}
`
