export { DiscoverScreen as DiscoverPage } from './DiscoverScreen.tsx'
