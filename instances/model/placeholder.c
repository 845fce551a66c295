extern int ronde_model_placeholder;
int ronde_model_placeholder = 0;
