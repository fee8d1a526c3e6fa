/** The light of a late afternoon. */
export const warm = `
vec3 look(vec3 colour, vec2 place) {
  vec3 lit = colour * vec3(1.1, 1.02, 0.86) + vec3(0.03, 0.01, 0.0);
  return clamp(lit, 0.0, 1.0);
}
`
