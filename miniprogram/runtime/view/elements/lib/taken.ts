/** Drags that an element has begun, by the event that began them: an outer element's is not begun as well. */
export const taken = new WeakMap<object, HTMLElement>()
