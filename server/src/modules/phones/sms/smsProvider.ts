/** Whoever brings a text message to a telephone. */
export interface SmsProvider {
  /**
   * @param number E.164
   * @throws Error where it was not taken; it is tried again later
   */
  send(number: string, text: string): Promise<void>
}
