const imeKeyCode = 229

/**
 * A key that belongs to an input method, such as the one that chooses among Chinese characters. Safari ends a composition
 * before it tells of the key that ended it; its key code is 229 then.
 */
export const isComposing = (event: { isComposing: boolean; keyCode: number }): boolean =>
  event.isComposing || event.keyCode === imeKeyCode
