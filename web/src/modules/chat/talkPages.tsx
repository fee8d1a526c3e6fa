export { ConversationPage } from './ConversationPage.tsx'
export { HistoryPage, KeptHistoryPage } from './HistoryPage.tsx'
