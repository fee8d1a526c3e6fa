/** Green in the shadows, gold in the lights. */
export const river = `
vec3 look(vec3 colour, vec2 place) {
  float grey = dot(colour, vec3(0.299, 0.587, 0.114));
  vec3 tint = mix(vec3(0.02, 0.22, 0.2), vec3(1.0, 0.9, 0.68), grey);
  return mix(colour, mix(colour * 0.6 + tint * 0.5, tint, 0.3), 0.75);
}
`
