extern int ronde_maps_placeholder;
int ronde_maps_placeholder = 0;
