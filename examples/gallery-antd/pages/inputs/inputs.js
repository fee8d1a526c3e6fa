import { gallery, telling } from '../../gallery'

Page(gallery(telling('typed', 'confirmed', 'left', 'wrote', 'steps', 'rate', 'slid', 'amount', 'all', 'note')))
