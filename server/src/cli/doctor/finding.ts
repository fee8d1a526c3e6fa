/** What one look found. A fault makes the doctor end with 1; a warning does not. */
export interface Finding {
  level: 'good' | 'warning' | 'fault'
  /** What is so, as a sentence. */
  text: string
  /** What to do about it; '' where nothing is. */
  todo: string
}

export const good = (text: string): Finding => ({ level: 'good', text, todo: '' })
export const warning = (text: string, todo: string): Finding => ({ level: 'warning', text, todo })
export const fault = (text: string, todo: string): Finding => ({ level: 'fault', text, todo })
