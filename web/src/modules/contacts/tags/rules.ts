export const tagNameLengthMax = 30
export const tagsOfContactMax = 20
export const noteLengthMax = 500
export const phoneLengthMax = 40
export const phonesMax = 5
