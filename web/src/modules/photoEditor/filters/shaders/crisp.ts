/** Finer edges: each point is held against its neighbours. */
export const crisp = `
vec3 look(vec3 colour, vec2 place) {
  vec3 around = texture2D(picture, place + vec2(point.x, 0.0)).rgb + texture2D(picture, place - vec2(point.x, 0.0)).rgb
    + texture2D(picture, place + vec2(0.0, point.y)).rgb + texture2D(picture, place - vec2(0.0, point.y)).rgb;
  return clamp(colour + (colour - around * 0.25) * 1.4, 0.0, 1.0);
}
`
