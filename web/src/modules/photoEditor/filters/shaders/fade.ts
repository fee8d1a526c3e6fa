/** A print that lay in the sun: soft blacks, little colour. */
export const fade = `
vec3 look(vec3 colour, vec2 place) {
  float grey = dot(colour, vec3(0.299, 0.587, 0.114));
  vec3 pale = mix(vec3(grey), colour, 0.62);
  return pale * 0.78 + vec3(0.16, 0.15, 0.13);
}
`
