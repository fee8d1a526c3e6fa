// What Leaflet needs of its sheet (BSD-2-Clause, leaflet 1.9), and what stands on the map. Without its pictures: markers
// are drawn, and there is no control of layers.
export const mapCss = `
.leaflet-pane,.leaflet-tile,.leaflet-marker-icon,.leaflet-tile-container,.leaflet-pane>svg,.leaflet-pane>canvas,.leaflet-zoom-box,.leaflet-image-layer,.leaflet-layer{position:absolute;left:0;top:0}
.leaflet-container{overflow:hidden;-webkit-tap-highlight-color:transparent;outline-offset:1px}
.leaflet-tile,.leaflet-marker-icon{-webkit-user-select:none;user-select:none;-webkit-user-drag:none}
.leaflet-marker-icon{display:block}
.leaflet-container .leaflet-overlay-pane svg{max-width:none!important;max-height:none!important}
.leaflet-container .leaflet-tile{max-width:none!important;max-height:none!important;width:auto;padding:0;mix-blend-mode:plus-lighter}
.leaflet-container.leaflet-touch-zoom{touch-action:pan-x pan-y}
.leaflet-container.leaflet-touch-drag{touch-action:none}
.leaflet-tile{filter:inherit;visibility:hidden}
.leaflet-tile-loaded{visibility:inherit}
.leaflet-overlay-pane svg{-moz-user-select:none}
.leaflet-pane{z-index:400}.leaflet-tile-pane{z-index:200}.leaflet-overlay-pane{z-index:400}.leaflet-shadow-pane{z-index:500}.leaflet-marker-pane{z-index:600}.leaflet-tooltip-pane{z-index:650}.leaflet-popup-pane{z-index:700}
.leaflet-map-pane canvas{z-index:100}.leaflet-map-pane svg{z-index:200}
.leaflet-fade-anim .leaflet-tile{will-change:opacity}
.leaflet-zoom-animated{transform-origin:0 0}
.leaflet-zoom-anim .leaflet-zoom-animated{will-change:transform;transition:transform .25s cubic-bezier(0,0,.25,1)}
.leaflet-zoom-anim .leaflet-tile,.leaflet-pan-anim .leaflet-tile{transition:none}
.leaflet-zoom-anim .leaflet-zoom-hide{visibility:hidden}
.leaflet-interactive{cursor:pointer}
.leaflet-grab{cursor:grab}.leaflet-dragging .leaflet-grab{cursor:grabbing}
.leaflet-marker-icon,.leaflet-pane>svg path,.leaflet-tile-container{pointer-events:none}
.leaflet-marker-icon.leaflet-interactive,.leaflet-pane>svg path.leaflet-interactive,svg.leaflet-image-layer.leaflet-interactive path{pointer-events:auto}
.leaflet-container{font:12px/1.5 system-ui,sans-serif}
.mp-map{position:absolute;inset:0;background:#e8eef0;color:#222;z-index:0;isolation:isolate}
.mp-map-content{position:absolute;inset:0;pointer-events:none;z-index:3}
.mp-map-content ::slotted(*){pointer-events:auto}
.mp-map-thanks{position:absolute;inset-block-end:2px;inset-inline-end:4px;font-size:10px;line-height:1.3;color:#444;background:rgb(255 255 255/.7);padding:0 4px;border-radius:3px;z-index:2;max-width:80%}
.mp-map-compass{position:absolute;inset-block-start:12px;right:12px;inline-size:28px;block-size:28px;z-index:2;color:#e64340}
.mp-map-scale{position:absolute;inset-block-end:6px;inset-inline-start:8px;border:1px solid #555;border-block-start:0;font-size:10px;text-align:center;color:#333;z-index:2;pointer-events:none}
.mp-map-control{position:absolute;z-index:3;cursor:pointer;border:0;padding:0;background:none}
.mp-map-control img{display:block;width:100%;height:100%}
.mp-marker{position:absolute;left:0;top:0}
.mp-marker img,.mp-marker>svg{position:absolute;display:block}
.mp-marker:focus-visible,.mp-map-control:focus-visible{outline:2px solid #10aeff;outline-offset:2px}
.mp-callout,.mp-map-label{position:absolute;white-space:pre;width:max-content;max-width:240px;overflow:hidden;text-overflow:ellipsis;box-sizing:border-box}
.mp-callout{background:#fff;color:#000;filter:drop-shadow(0 1px 2px rgb(0 0 0/.25))}
`
