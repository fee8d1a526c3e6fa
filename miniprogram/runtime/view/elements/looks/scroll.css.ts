// The looks of what scrolls and slides, in WeChat's measures: come with their chunk, after base.css.ts and before its newer looks.

export const css = `
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
@media (prefers-reduced-motion:reduce){.mp-open i{animation:none}}
`
