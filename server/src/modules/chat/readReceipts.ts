/** Which of some members show to others what they have read, and see it of others. */
export { showingReads } from '../privacy/index.ts'
