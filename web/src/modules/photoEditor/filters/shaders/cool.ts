/** A clear morning. */
export const cool = `
vec3 look(vec3 colour, vec2 place) {
  vec3 lit = colour * vec3(0.9, 1.0, 1.12) + vec3(0.0, 0.01, 0.03);
  return clamp(lit, 0.0, 1.0);
}
`
