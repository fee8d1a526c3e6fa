/** What each filter's `look` is set into. The texture stands upside up; colours come and go multiplied by alpha. */
export const vertex = `
attribute vec2 corner;
varying vec2 place;
void main() {
  place = vec2(corner.x, 1.0 - corner.y);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
`

export const fragment = (look: string): string => `
precision highp float;
varying vec2 place;
uniform sampler2D picture;
uniform float strength;
/** One pixel, as a share of the picture. */
uniform vec2 point;
${look}
void main() {
  vec4 from = texture2D(picture, place);
  vec3 colour = from.a > 0.0 ? from.rgb / from.a : from.rgb;
  gl_FragColor = vec4(mix(colour, look(colour, place), strength) * from.a, from.a);
}
`
