/** Black and white. */
export const mono = `
vec3 look(vec3 colour, vec2 place) {
  return vec3(dot(colour, vec3(0.299, 0.587, 0.114)));
}
`
