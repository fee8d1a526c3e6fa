export { PosterPage } from './PosterPage.tsx'
export { StallPage } from './StallPage.tsx'
export { StallSetupPage } from './StallSetupPage.tsx'
export { TillPage } from './TillPage.tsx'
