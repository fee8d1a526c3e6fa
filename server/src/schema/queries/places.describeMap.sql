select "id" from "places" limit $1;
