export { NewPollPage } from './NewPollPage.tsx'
export { PollPage } from './PollPage.tsx'
