export { ConversationPage } from './ConversationPage.tsx'
