export { ChatSearchPage } from './ChatSearchPage.tsx'
