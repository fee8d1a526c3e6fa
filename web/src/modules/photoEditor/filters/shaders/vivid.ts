/** More colour, and a little more contrast. */
export const vivid = `
vec3 look(vec3 colour, vec2 place) {
  float grey = dot(colour, vec3(0.299, 0.587, 0.114));
  vec3 rich = mix(vec3(grey), colour, 1.45);
  return clamp((rich - 0.5) * 1.1 + 0.51, 0.0, 1.0);
}
`
