export { ConversationPage } from './ConversationPage.tsx'
export { HistoryPage } from './HistoryPage.tsx'
