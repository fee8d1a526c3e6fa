import common from './common.json'
import errors from './errors.json'
import signIn from './signIn.json'

/** What the sign-in pages say; the rest follows with the rest of the app. */
export default { common, errors, signIn }
