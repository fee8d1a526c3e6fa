/** Black and white with deep shadows, darker to the edges. */
export const noir = `
vec3 look(vec3 colour, vec2 place) {
  float grey = dot(colour, vec3(0.35, 0.5, 0.15));
  grey = smoothstep(0.06, 0.9, grey);
  float edge = smoothstep(0.85, 0.3, distance(place, vec2(0.5)));
  return vec3(grey * mix(0.55, 1.0, edge));
}
`
