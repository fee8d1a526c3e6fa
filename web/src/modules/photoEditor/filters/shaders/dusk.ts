/** Violet shadows, rosy lights, darker to the edges. */
export const dusk = `
vec3 look(vec3 colour, vec2 place) {
  float grey = dot(colour, vec3(0.299, 0.587, 0.114));
  vec3 tint = mix(vec3(0.16, 0.1, 0.32), vec3(1.0, 0.82, 0.74), grey);
  float edge = smoothstep(0.95, 0.35, distance(place, vec2(0.5)));
  return mix(colour, tint, 0.42) * mix(0.72, 1.0, edge);
}
`
