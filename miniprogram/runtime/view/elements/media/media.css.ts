// Sizes before anything is loaded, as in WeChat; they stand in the base sheet.
export const mediaBaseCss = `
wx-image{display:inline-block;width:320px;height:240px}
wx-image[mp-fit=widthFix]{height:auto!important}
wx-image[mp-fit=heightFix]{width:auto!important}
.mp-picture{display:block;width:100%;height:100%;border-radius:inherit;visibility:hidden;-webkit-user-drag:none}
.mp-picture.mp-loaded{visibility:inherit}
.mp-picture[data-mode=scaleToFill]{object-fit:fill}
.mp-picture[data-mode=aspectFit]{object-fit:contain}
.mp-picture[data-mode=aspectFill]{object-fit:cover}
[mp-fit=widthFix]>.mp-picture{height:auto}
[mp-fit=heightFix]>.mp-picture{width:auto}
.mp-picture[data-mode=top]{object-fit:none;object-position:50% 0}
.mp-picture[data-mode=bottom]{object-fit:none;object-position:50% 100%}
.mp-picture[data-mode=center]{object-fit:none;object-position:50% 50%}
.mp-picture[data-mode=left]{object-fit:none;object-position:0 50%}
.mp-picture[data-mode=right]{object-fit:none;object-position:100% 50%}
.mp-picture[data-mode="top left"]{object-fit:none;object-position:0 0}
.mp-picture[data-mode="top right"]{object-fit:none;object-position:100% 0}
.mp-picture[data-mode="bottom left"]{object-fit:none;object-position:0 100%}
.mp-picture[data-mode="bottom right"]{object-fit:none;object-position:100% 100%}
wx-canvas{display:block;position:relative;width:300px;height:150px}
.mp-canvas,.mp-canvas-content{position:absolute;top:0;left:0;width:100%;height:100%}
.mp-canvas-content{pointer-events:none}.mp-canvas-content>*{pointer-events:auto}
wx-video{display:inline-block;position:relative;width:300px;height:225px;line-height:0;overflow:hidden}
wx-audio{display:inline-block}
wx-camera{display:block;position:relative;width:100%;height:300px;overflow:hidden;background:#000}
wx-map{display:block;position:relative;width:300px;height:150px;overflow:hidden}
wx-web-view{display:block;position:absolute;inset:0;background:#fff}
wx-web-view[mp-refused]{display:grid;place-items:center;padding:32px;color:#6b6b6b;text-align:center}
`

/** Of players, each in a root of its own. */
export const playerCss = `
:host{--ink:#fff}
[hidden]{display:none!important}
button{appearance:none;border:0;margin:0;padding:0;background:none;color:inherit;font:inherit;cursor:pointer}
svg{display:block;width:100%;height:100%}
:focus-visible{outline:2px solid #10aeff;outline-offset:2px;border-radius:4px}
.mp-video{position:absolute;inset:0;background:#000;color:var(--ink);overflow:hidden;font:12px/1.4 system-ui,sans-serif;direction:ltr}
.mp-video>video,.mp-video-poster{position:absolute;inset:0;width:100%;height:100%}
.mp-video-poster{object-fit:cover}
.mp-video-danmu{position:absolute;inset:0;pointer-events:none;overflow:hidden}
.mp-video-danmu span{position:absolute;left:0;white-space:nowrap;font-size:16px;line-height:24px;text-shadow:0 1px 2px #000;will-change:transform}
.mp-video-content{position:absolute;inset:0;pointer-events:none;line-height:normal}
.mp-video-content ::slotted(*){pointer-events:auto}
.mp-video-title{position:absolute;top:0;left:0;right:0;padding:12px 16px 24px;font-size:16px;background:linear-gradient(rgb(0 0 0/.6),transparent)}
.mp-video-start{position:absolute;left:50%;top:50%;width:56px;height:56px;margin:-28px;border-radius:50%;background:rgb(0 0 0/.45);padding:12px;box-sizing:border-box}
.mp-video-bar{position:absolute;left:0;right:0;bottom:0;min-height:44px;padding:0 8px;display:flex;align-items:center;gap:8px;background:linear-gradient(transparent,rgb(0 0 0/.6));transition:opacity .2s}
.mp-video-quiet .mp-video-bar,.mp-video-quiet .mp-video-title{opacity:0;pointer-events:none}
.mp-video-idle .mp-video-bar{background:none}
.mp-video-button{flex:none;width:40px;height:40px;padding:9px;box-sizing:border-box}
.mp-video-button[aria-pressed=true]{color:#09bb07}
.mp-video-time{flex:none;font-variant-numeric:tabular-nums;min-width:36px;text-align:center}
.mp-video-range{appearance:none;flex:1;min-width:40px;height:24px;margin:0;background:none;cursor:pointer;--mp-played:0%}
.mp-video-range::-webkit-slider-runnable-track{height:3px;border-radius:2px;background:linear-gradient(#fff,#fff) 0/var(--mp-played) 100% no-repeat rgb(255 255 255/.35)}
.mp-video-range::-moz-range-track{height:3px;border-radius:2px;background:linear-gradient(#fff,#fff) 0/var(--mp-played) 100% no-repeat rgb(255 255 255/.35)}
.mp-video-range::-webkit-slider-thumb{appearance:none;width:14px;height:14px;margin-top:-5.5px;border-radius:50%;background:#fff}
.mp-video-range::-moz-range-thumb{width:14px;height:14px;border:0;border-radius:50%;background:#fff}
.mp-video-wide{position:fixed;inset:0;z-index:2147483000}
.mp-video-turned{inset:auto;left:50%;top:50%;width:100vh;height:100vw;transform:translate(-50%,-50%) rotate(var(--mp-video-turn))}
.mp-audio{display:inline-flex;align-items:center;gap:10px;min-width:275px;box-sizing:border-box;height:65px;background:#fcfcfc;border:1px solid #e0e0e0;color:#353535;font:14px/1.3 system-ui,sans-serif;padding-inline-end:10px}
.mp-audio-cover{position:relative;flex:none;width:65px;height:65px;background:#e6e6e6;color:#fff;overflow:hidden}
.mp-audio-cover img{width:100%;height:100%;object-fit:cover}
.mp-audio-button{position:absolute;inset:18px;border-radius:50%;background:rgb(0 0 0/.45)!important;padding:6px!important;box-sizing:border-box}
.mp-audio-texts{flex:1;min-width:0}.mp-audio-texts>div{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.mp-audio-author{font-size:12px;color:#888}
.mp-audio-time{font-size:12px;color:#888;font-variant-numeric:tabular-nums}
.mp-camera{position:absolute;inset:0;width:100%;height:100%;object-fit:cover;display:block}
.mp-camera-front{transform:scaleX(-1)}
.mp-camera-content{position:absolute;inset:0;pointer-events:none}.mp-camera-content ::slotted(*){pointer-events:auto}
`
