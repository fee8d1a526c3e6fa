// The looks of base components in WeChat's measures. One sheet in each page's shadow root, before those of the program.
//
// Selectors are as weak as WeChat's own, so that what programs write over them wins as it does there. Colours are
// variables of the shadow host: it carries the class `mp-dark` where the page is dark. Elements of chunks bring
// theirs along (looks/). `baseCssV2` follows these sheets where app.json says `"style": "v2"`.

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
.mp-portal>*{pointer-events:auto}
wx-sticky-header{display:block;position:sticky;top:0;z-index:2}
.mp-absent{display:block;box-sizing:border-box}
wx-live-player,wx-live-pusher{display:block;width:300px;height:225px;background:#000}
wx-functional-page-navigator{display:block}
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
