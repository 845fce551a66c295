extern int ronde_service_placeholder;
int ronde_service_placeholder = 0;
