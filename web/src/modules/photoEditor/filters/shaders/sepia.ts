/** An old photograph. */
export const sepia = `
vec3 look(vec3 colour, vec2 place) {
  float grey = dot(colour, vec3(0.299, 0.587, 0.114));
  return clamp(vec3(grey * 1.08 + 0.05, grey * 0.95 + 0.02, grey * 0.74), 0.0, 1.0);
}
`
