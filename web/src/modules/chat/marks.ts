/** How far one's own message has come. */
export type Mark = 'sending' | 'sent' | 'read' | 'failed'
