// The chunk 'regions': provinces, cities and counties with their codes, for the picker of that mode.
import { areaList } from '@vant/area-data'

export const regions = areaList
